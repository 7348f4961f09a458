'use strict';

const store = require('./store');

exports.handler = async ({ member, profile }) => {
  const changed = { ...(await store.profile(member)), ...profile };
  await store.keep(changed);
  return changed;
};
