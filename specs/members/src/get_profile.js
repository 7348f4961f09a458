'use strict';

const store = require('./store');

exports.handler = ({ member }) => store.profile(member);
