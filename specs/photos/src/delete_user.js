'use strict';

const store = require('./store');

exports.handler = async ({ id }) => {
  if (!(await store.remove(id))) throw new Error(`NotFound: no user ${id}`);
};
