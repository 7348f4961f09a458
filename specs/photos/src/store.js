// Where users are kept: in the table that the environment names.
'use strict';

const { DynamoDBClient } = require('@aws-sdk/client-dynamodb');
const {
  DeleteCommand, DynamoDBDocumentClient, GetCommand, PutCommand, QueryCommand, ScanCommand,
} = require('@aws-sdk/lib-dynamodb');

const table = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const TableName = process.env.USERS_TABLE;

module.exports = {
  get: async (id) => (await table.send(new GetCommand({ TableName, Key: { id } }))).Item,
  put: (user) => table.send(new PutCommand({ TableName, Item: user })),
  remove: async (id) => {
    const old = await table.send(
      new DeleteCommand({ TableName, Key: { id }, ReturnValues: 'ALL_OLD' }),
    );
    return old.Attributes !== undefined;
  },
  withEmail: async (email) => {
    const found = await table.send(new QueryCommand({
      TableName,
      IndexName: 'by_email',
      KeyConditionExpression: 'email = :email',
      ExpressionAttributeValues: { ':email': email },
      Limit: 1,
    }));
    return found.Items[0];
  },
  page: async (limit, after) => {
    const found = await table.send(new ScanCommand({
      TableName, Limit: limit, ExclusiveStartKey: after ? { id: after } : undefined,
    }));
    const next = found.LastEvaluatedKey?.id;
    return next ? { items: found.Items, next } : { items: found.Items };
  },
};
