import { z } from "zod";

// zod would compile its checks with `new Function`, which our content security policy forbids. This has to be set
// before the first schema is made, so `app/main.tsx` imports this module before all others.
z.config({ jitless: true });
