'use strict';

exports.handler = async ({ webhook }) => `${webhook.url}#${webhook.events.join('+')}`;
