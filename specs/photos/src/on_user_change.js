// Fed with what has changed in the table of users, old and new.
'use strict';

exports.handler = async ({ Records }) => {
  for (const { eventName, dynamodb } of Records) {
    console.log(eventName, dynamodb.Keys.id.S);
  }
};
