'use strict';

const desk = require('./desk');

exports.handler = async ({ id, sender }) => desk.ownTicket(id, sender);
