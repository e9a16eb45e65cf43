/** A core that never comes up. */
process.exit(3);
