'use strict';

const desk = require('./desk');

exports.handler = async ({ id, message, sender }) => {
  if (!process.env.MAIL_HOST) desk.fail('MailDown');
  const said = { from: sender, at: desk.now(), ...message };
  desk.openTicket(id).messages.push(said);
  return said;
};
