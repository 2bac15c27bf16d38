/* hsl-deed.h: doing something to a case without keeping the window waiting
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-store.h"

G_BEGIN_DECLS

void hsl_deed_do_async (HslStore           *store,
                        const char         *case_uid,
                        const char         *action,
                        GVariant           *input,
                        GAsyncReadyCallback callback,
                        gpointer            user_data);
void hsl_deed_reveal_async (HslStore           *store,
                            const char         *case_uid,
                            gconstpointer       fact,
                            const char         *reason,
                            GAsyncReadyCallback callback,
                            gpointer            user_data);

G_END_DECLS
