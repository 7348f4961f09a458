'use strict';

const desk = require('./desk');

exports.handler = async ({ id, reason }) => {
  desk.get(id);
  desk.tickets.delete(id);
  console.log(`forgot ${id}: ${reason ?? 'no reason given'}`);
};
