// Where profiles and visits are kept: in the tables that the environment names.
'use strict';

const { DynamoDBClient } = require('@aws-sdk/client-dynamodb');
const {
  DynamoDBDocumentClient, GetCommand, PutCommand, QueryCommand,
} = require('@aws-sdk/lib-dynamodb');

const tables = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const { PROFILES_TABLE, VISITS_TABLE } = process.env;

module.exports = {
  profile: async (id) => {
    const found = await tables.send(new GetCommand({ TableName: PROFILES_TABLE, Key: { id } }));
    if (!found.Item) throw new Error('NoProfile');
    return found.Item;
  },
  keep: (profile) => tables.send(new PutCommand({ TableName: PROFILES_TABLE, Item: profile })),
  visits: (member, limit, after) => tables.send(new QueryCommand({
    TableName: VISITS_TABLE,
    KeyConditionExpression: '#member = :member',
    ExpressionAttributeNames: { '#member': 'member' },
    ExpressionAttributeValues: { ':member': member },
    ExclusiveStartKey: after ? { member, at: after } : undefined,
    Limit: limit,
  })),
};
