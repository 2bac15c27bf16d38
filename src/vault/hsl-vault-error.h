/* hsl-vault-error.h: what can go wrong with keys and sealed things
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define HSL_VAULT_ERROR (hsl_vault_error_quark ())
GQuark hsl_vault_error_quark (void);

typedef enum
{
  HSL_VAULT_ERROR_WRONG_PASSWORD, /* the password does not open these account keys */
  HSL_VAULT_ERROR_WEAK_PASSWORD,  /* an empty password outside a demo store */
  HSL_VAULT_ERROR_WRONG_KEY,      /* sealed with, or to, another key */
  HSL_VAULT_ERROR_TAMPERED,       /* the sealed bytes or the plain columns beside them were changed */
  HSL_VAULT_ERROR_MALFORMED,      /* not in any format this program writes */
  HSL_VAULT_ERROR_RECOVERY,       /* a recovery key was typed wrong: the message names the group */
  HSL_VAULT_ERROR_MEMORY,         /* too little memory for the password function */
} HslVaultError;

G_END_DECLS
