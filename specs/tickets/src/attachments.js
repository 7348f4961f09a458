// Gets API Gateway's proxy event, and answers in its form, CORS header included.
'use strict';

const files = new Map();

exports.handler = async ({ httpMethod, path, body, isBase64Encoded }) => {
  const headers = { 'Access-Control-Allow-Origin': '*' };
  if (httpMethod === 'PUT') {
    files.set(path, Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8'));
    return { statusCode: 204, headers, body: '' };
  }
  const file = files.get(path);
  if (!file) return { statusCode: 404, headers, body: '{"error":"NoSuchFile"}' };
  return { statusCode: 200, headers, body: file.toString('base64'), isBase64Encoded: true };
};
