'use strict';

const store = require('./store');

exports.handler = async ({ member }) => ({ plan: (await store.profile(member)).plan });
