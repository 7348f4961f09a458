'use strict';

const desk = require('./desk');

exports.handler = async ({ days }) => {
  const oldest = new Date(Date.now() - days * 86_400_000).toISOString();
  for (const [id, ticket] of desk.tickets) if (ticket.created < oldest) desk.tickets.delete(id);
};
