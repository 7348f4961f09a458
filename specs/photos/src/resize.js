'use strict';

exports.handler = async ({ job }) => {
  console.log(`resizing ${job.photo} to ${job.size}`);
};
