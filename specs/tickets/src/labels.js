'use strict';

const desk = require('./desk');

exports.handler = async () => [
  ...new Set([...desk.tickets.values()].flatMap((ticket) => ticket.labels ?? [])),
];
