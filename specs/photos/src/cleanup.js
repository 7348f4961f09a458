// Called every five minutes.
'use strict';

exports.handler = async () => {
  console.log('nothing is left over');
};
