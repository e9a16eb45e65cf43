import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from "@tanstack/react-router";
import type { AnyRouter, RouterHistory } from "@tanstack/react-router";

import type { Texts } from "../../shared/text/index.ts";
import type { FeatureDefinition } from "../feature.ts";
import { CrashedPage, NotFoundPage } from "./frame/error-pages.tsx";
import { RootLayout } from "./root-layout.tsx";

declare module "@tanstack/react-router" {
  interface StaticDataRouteOption {
    /** Name of the screen for the title of the window. */
    readonly title?: (texts: Texts) => string;
  }
}

/**
 * Routes of all features under one layout. The place is kept in memory: an address with a query or an id in it would
 * stand in the history of the browser that shows the host's window, in clear and on the disk (threats B1 row 1).
 */
export function createAppRouter(
  features: readonly FeatureDefinition[],
  history: RouterHistory = createMemoryHistory(),
): AnyRouter {
  const root = createRootRoute({ component: RootLayout, notFoundComponent: NotFoundPage });
  const first = features[0]?.routes[0]?.path;
  const index = createRoute({
    getParentRoute: () => root,
    path: "/",
    beforeLoad: () => {
      if (first !== undefined) throw redirect({ to: first });
    },
    component: NotFoundPage,
  });
  const screens = features
    .flatMap((feature) => feature.routes)
    .map((route) =>
      createRoute({
        getParentRoute: () => root,
        path: route.path,
        component: lazyRouteComponent(async () => ({ default: await route.load() })),
        staticData: { title: route.title },
      }),
    );
  return createRouter({
    routeTree: root.addChildren([index, ...screens]),
    history,
    defaultErrorComponent: CrashedPage,
    defaultPendingMs: 150,
    // Screens restore their own places (grids by cursor row); the router must not touch scroll positions.
    scrollRestoration: false,
  });
}
