'use strict';

exports.handler = async () => 'There are no "stupid" questions.';
