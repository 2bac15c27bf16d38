/* test-accounts.h: more than one account in a store
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "test-store.h"

#define FIRST_PASSWORD "the first one of mine"
#define OWN_PASSWORD   "quite another one now"

void      test_add_account (TestStore *self, const char *name, const char *worker, HslRights rights);
HslStore *test_sign_in (TestStore *self, const char *name, const char *password);
void      test_sign_out (HslStore **store);
HslFact  *test_open_row (HslStore      *store,
                         const HslNoun *noun,
                         const char    *case_uid,
                         const char    *uid,
                         GError       **error);
char     *test_query (HslStore *store, const char *sql);
