'use strict';

const { randomUUID } = require('node:crypto');
const store = require('./store');

exports.create = async ({ user, caller }) => {
  if (await store.withEmail(user.email)) {
    throw new Error(JSON.stringify({ error: 'EmailTaken', email: user.email }));
  }
  const created = { role: 'member', ...user, id: randomUUID() };
  await store.put(created);
  if (process.env.LOG_LEVEL === 'debug') console.log('created', created.id, 'for', caller);
  return created;
};
