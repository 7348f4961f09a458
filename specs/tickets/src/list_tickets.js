'use strict';

const desk = require('./desk');

exports.handler = async ({ status, priority, clerk, since, limit, after }) => {
  const found = [...desk.tickets.values()]
    .filter((t) => status === undefined || t.status === status)
    .filter((t) => priority === undefined || priority.includes(t.priority))
    .filter((t) => clerk === undefined || t.clerk === clerk)
    .filter((t) => since === undefined || t.created >= since)
    .filter((t) => after === undefined || t.id > Number(after));
  const items = found.slice(0, limit).map(({ id, title, status, priority }) => ({
    id, title, status, priority,
  }));
  const more = found.length > items.length;
  return { items, total: found.length, ...(more && { next: String(items.at(-1).id) }) };
};
