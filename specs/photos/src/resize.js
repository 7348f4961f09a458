// Fed with photos that come into the bucket, and with jobs from the queue.
'use strict';

const { CopyObjectCommand, S3Client } = require('@aws-sdk/client-s3');

const s3 = new S3Client({});

exports.handler = async ({ Records }) => {
  for (const record of Records) {
    const job = record.eventSource === 'aws:s3'
      ? { key: decodeURIComponent(record.s3.object.key.replace(/\+/g, ' ')), size: 256 }
      : jobOf(JSON.parse(record.body));
    await makeThumbnail(job);
  }
};

const jobOf = ({ photo, size }) => ({ key: `incoming/${photo}.jpg`, size });

// Where a real service would call an image library, this one copies.
const makeThumbnail = ({ key, size }) => s3.send(new CopyObjectCommand({
  CopySource: encodeURI(`${process.env.UPLOADS_BUCKET}/${key}`),
  Bucket: process.env.THUMBS_BUCKET,
  Key: `${size}/${key.split('/').at(-1)}`,
}));
