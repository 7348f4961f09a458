// Gets API Gateway's proxy event, and answers in its form, CORS header included.
'use strict';

exports.handler = async (event) => ({
  statusCode: 410,
  headers: {
    'Content-Type': 'application/json',
    'Access-Control-Allow-Origin': 'https://photos.example.com',
  },
  body: JSON.stringify({ error: 'Gone', message: `${event.path} has moved to /users` }),
});
