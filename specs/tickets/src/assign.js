'use strict';

const desk = require('./desk');

exports.handler = async ({ id, agent, note }) => {
  const ticket = desk.openTicket(id);
  ticket.agent = agent;
  if (note) ticket.messages.push({ from: agent, at: desk.now(), text: note, internal: true });
  return ticket;
};
