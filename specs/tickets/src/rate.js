'use strict';

const desk = require('./desk');

exports.handler = async ({ id, rating, sender }) => {
  desk.ownTicket(id, sender).rating = rating;
};
