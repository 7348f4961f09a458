'use strict';

const store = require('./store');

exports.handler = async ({ id }) => {
  const user = store.get(id);
  if (!user) throw new Error(`NotFound: no user ${id}`);
  return user;
};
