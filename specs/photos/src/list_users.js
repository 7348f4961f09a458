'use strict';

const store = require('./store');

exports.handler = async ({ limit, after }) => store.page(limit, after);
