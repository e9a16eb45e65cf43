import type { CsafTest } from "../csaf-test.ts";
import type { CsafVersion } from "../verdict.ts";
import { misuseAtVendorName, stackedBranchCategories, versionAndVersionRange } from "./branches.ts";
import { prohibitedCategoryName20, prohibitedCategoryName21 } from "./category-name.ts";
import { EXTENSION_TESTS } from "./extensions.ts";
import { cvssForFixedProducts } from "./fixed-products.ts";
import {
  hardwareAndSoftware,
  purlQualifiers,
  starsInSerialNumber,
  starsInSku,
} from "./helper-values.ts";
import { licenseExpression, missingLicenseExpression } from "./license.ts";
import {
  cvssAndQualitativeRating,
  inconsistentSsvcTargetIds,
  qualitativeRating,
  ratingByIssuingParty,
} from "./metrics.ts";
import {
  circularDefinitionOfProductId,
  missingDefinitionOfProductId,
  nestedProductPath,
} from "./product-references.ts";
import { PROFILE_TESTS } from "./profiles.ts";
import { invalidSsvc } from "./ssvc.ts";
import {
  inconsistentEpssTimestamp,
  inconsistentExploitationDate,
  inconsistentSsvcTimestamp,
  oldEpssTimestamp,
  sameTimestampsInRevisionHistory,
} from "./timestamps.ts";
import { missingItemInRevisionHistory } from "./revision-history.ts";
import { singleVersionAsRange, upperOpenRange } from "./version-ranges.ts";

/** Tests of our own, by version of CSAF: what the library lacks, or decides by an older draft. */
export const CSAF_TESTS: Readonly<Record<CsafVersion, readonly CsafTest[]>> = {
  "2.0": [prohibitedCategoryName20],
  "2.1": [
    missingDefinitionOfProductId,
    circularDefinitionOfProductId,
    prohibitedCategoryName21,
    ...PROFILE_TESTS,
    missingItemInRevisionHistory,
    purlQualifiers,
    starsInSerialNumber,
    invalidSsvc,
    inconsistentSsvcTargetIds,
    inconsistentSsvcTimestamp,
    inconsistentEpssTimestamp,
    inconsistentExploitationDate,
    licenseExpression,
    cvssAndQualitativeRating,
    stackedBranchCategories,
    versionAndVersionRange,
    singleVersionAsRange,
    starsInSku,
    cvssForFixedProducts,
    sameTimestampsInRevisionHistory,
    hardwareAndSoftware,
    oldEpssTimestamp,
    missingLicenseExpression,
    ratingByIssuingParty,
    misuseAtVendorName,
    upperOpenRange,
    qualitativeRating,
    nestedProductPath,
    ...EXTENSION_TESTS,
  ],
};
