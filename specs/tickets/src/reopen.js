'use strict';

const desk = require('./desk');

exports.handler = async ({ id }) => Object.assign(desk.get(id), { status: 'open' });
