// The tickets of the desk: in memory, so that the service runs as it stands.
'use strict';

const tickets = new Map();
let last = 0;

// A declared error is signalled by a message that begins with its name ...
const fail = (name, text) => {
  throw new Error(text ? `${name}: ${text}` : name);
};
// ... or, with fields, by one that is a JSON object with `error` first.
const failWith = (name, fields) => {
  throw new Error(JSON.stringify({ error: name, ...fields }));
};

const now = () => new Date().toISOString();

const get = (id) => tickets.get(id) ?? fail('NoSuchTicket', `no ticket ${id}`);

const openTicket = (id) => {
  const ticket = get(id);
  if (ticket.status === 'closed') failWith('Closed', { closed: ticket.closed, by: ticket.clerk });
  return ticket;
};

const ownTicket = (id, sender) => {
  const ticket = get(id);
  if (ticket.owner !== sender) fail('NotYours');
  return ticket;
};

const create = (question, owner) => {
  const open = [...tickets.values()].filter((t) => t.owner === owner && t.status === 'open').length;
  if (open >= 5) failWith('TooMany', { open, limit: 5 });
  last += 1;
  const ticket = { ...question, id: last, status: 'open', owner, created: now(), messages: [] };
  tickets.set(ticket.id, ticket);
  return ticket;
};

module.exports = { tickets, fail, now, get, openTicket, ownTicket, create };
