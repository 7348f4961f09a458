// Where users are kept: in memory, so that the service runs as it stands.
'use strict';

const users = new Map();

module.exports = {
  get: (id) => users.get(id),
  put: (user) => users.set(user.id, user),
  remove: (id) => users.delete(id),
  withEmail: (email) => [...users.values()].find((user) => user.email === email),
  page: (limit, after) => {
    const all = [...users.values()].sort((a, b) => a.id.localeCompare(b.id));
    const start = after ? all.findIndex((user) => user.id > after) : 0;
    const items = start < 0 ? [] : all.slice(start, start + limit);
    const last = items.at(-1);
    const more = last !== undefined && last !== all.at(-1);
    return more ? { items, next: last.id } : { items };
  },
};
