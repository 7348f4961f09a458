'use strict';

exports.handler = async () => 'Hello!';
