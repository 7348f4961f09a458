// Cognito asks whether somebody may sign up; what is thrown is the reason why not.
'use strict';

exports.handler = async (event) => {
  const { invitation } = event.request.clientMetadata ?? {};
  if (!invitation) throw new Error('You need an invitation');
  return event;
};
