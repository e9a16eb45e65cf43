import type { Migration } from "../migrate.ts";

/**
 * Every network stands among the parts, also one that reads as the value itself (`192.0.2.0/24`): all networks of a vault are then
 * one stretch of that table, and an address finds those that hold it. Networks written with host bits stand there already.
 */
export const findNetworks: Migration = {
  version: 9,
  name: "find-networks",
  up: (write) => {
    write.run(`
      INSERT INTO observable_part (part, observable_id)
        SELECT 'cidr:' || o.value, o.id
          FROM observable o JOIN observable_type t ON t.id = o.type_id
         WHERE t.name IN ('ip-src', 'ip-dst') AND instr(o.value, '/') > 0 AND o.part_count = 0`);
  },
};
