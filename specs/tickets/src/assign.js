'use strict';

const desk = require('./desk');

exports.handler = async ({ id, clerk, note }) => {
  const ticket = desk.openTicket(id);
  ticket.clerk = clerk;
  if (note) ticket.messages.push({ from: clerk, at: desk.now(), text: note, internal: true });
  return ticket;
};
