'use strict';

const desk = require('./desk');

exports.handler = async ({ question, sender, language }) => {
  console.log(`a question in ${language} for ${process.env.MAIL_HOST}`);
  return desk.create(question, sender);
};
