'use strict';

const store = require('./store');

exports.handler = async ({ member, limit, after }) => {
  const { Items, LastEvaluatedKey } = await store.visits(member, limit, after);
  return LastEvaluatedKey ? { items: Items, next: LastEvaluatedKey.at } : { items: Items };
};
