import { expect, test } from "vitest";
import { childEnvironment } from "../../../electron/shell/environment.ts";

test.each([
  "NODE_OPTIONS",
  "NODE_EXTRA_CA_CERTS",
  "NODE_PATH",
  "NODE_TLS_REJECT_UNAUTHORIZED",
  "NODE_V8_COVERAGE",
  "SSLKEYLOGFILE",
  "ELECTRON_RUN_AS_NODE",
  "ELECTRON_ENABLE_LOGGING",
  "ELECTRON_OVERRIDE_DIST_PATH",
  "LD_PRELOAD",
  "LD_LIBRARY_PATH",
  "LD_AUDIT",
  "DYLD_INSERT_LIBRARIES",
  "GCONV_PATH",
  "OPENSSL_CONF",
  "HTTPS_PROXY",
  "node_options",
  "AWS_SECRET_ACCESS_KEY",
])("a child process does not get %s", (name) => {
  expect(childEnvironment({ [name]: "x", PATH: "/bin" })).toEqual({ PATH: "/bin" });
});

test("a child process gets home, language, time zone, temporary folder and our own settings", () => {
  const environment = {
    HOME: "/h",
    LC_ALL: "fr_FR.UTF-8",
    TZ: "UTC",
    TMPDIR: "/t",
    WATCHPOST_HOME: "/w",
    Path: "C:\\",
  };
  expect(childEnvironment({ ...environment, GONE: undefined })).toEqual(environment);
});
