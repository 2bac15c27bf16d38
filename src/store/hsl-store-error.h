/* hsl-store-error.h: what can go wrong in the store
 *
 * A cancelled call fails with %G_IO_ERROR_CANCELLED instead.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define HSL_STORE_ERROR (hsl_store_error_quark ())
GQuark hsl_store_error_quark (void);

typedef enum
{
  HSL_STORE_ERROR_BUSY,           /* another program writes; trying again may help */
  HSL_STORE_ERROR_CONSTRAINT,     /* the tables do not allow it */
  HSL_STORE_ERROR_CORRUPT,        /* the file is damaged */
  HSL_STORE_ERROR_FOREIGN,        /* not a file of ours: the message says what it is */
  HSL_STORE_ERROR_TOO_NEW,        /* made by a newer program */
  HSL_STORE_ERROR_FULL,           /* no space left */
  HSL_STORE_ERROR_READ_ONLY,      /* may not be written */
  HSL_STORE_ERROR_NETWORK,        /* on a network drive */
  HSL_STORE_ERROR_LOCKED,         /* nobody has signed in */
  HSL_STORE_ERROR_WRONG_PASSWORD, /* or no such account */
  HSL_STORE_ERROR_NOT_FOUND,      /* no such file, case or row */
  HSL_STORE_ERROR_EXISTS,         /* a file or row of that name is there already */
  HSL_STORE_ERROR_CONFLICT,       /* somebody else changed it meanwhile */
  HSL_STORE_ERROR_SEALED,         /* with a key that is not for this account */
  HSL_STORE_ERROR_ALTERED,        /* an account that was changed outside the program */
  HSL_STORE_ERROR_NOT_ADMITTED,   /* an account that waits for a key holder */
  HSL_STORE_ERROR_PASSWORD,       /* not good enough, or still the first one: it has to be changed */
  HSL_STORE_ERROR_FAILED,         /* anything else: the message says it all */
} HslStoreError;

G_END_DECLS
