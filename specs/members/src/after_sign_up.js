// Cognito says that somebody has confirmed the address.
'use strict';

const store = require('./store');

exports.handler = async (event) => {
  const { sub, email } = event.request.userAttributes;
  const name = email.split('@')[0];
  await store.keep({ id: sub, name, plan: 'basic', joined: new Date().toISOString() });
  return event;
};
