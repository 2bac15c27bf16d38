/* hsl-state.c: the names of the states
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-state"

#include "hsl-state.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *code;
  const char *label;
} states[HSL_N_STATES] = {
  [HSL_STATE_CLUE] = { "clue", N_ ("Clue") },
  [HSL_STATE_DECLINED] = { "declined", N_ ("Declined") },
  [HSL_STATE_TRANSFERRED] = { "transferred", N_ ("Transferred") },
  [HSL_STATE_ACCEPTED] = { "accepted", N_ ("Accepted") },
  [HSL_STATE_MEDIATING] = { "mediating", N_ ("Mediating") },
  [HSL_STATE_AGREED] = { "agreed", N_ ("To be signed") },
  [HSL_STATE_PERFORMING] = { "performing", N_ ("Performing") },
  [HSL_STATE_PERFORMED] = { "performed", N_ ("Performed") },
  [HSL_STATE_ENDED] = { "ended", N_ ("Mediation ended") },
  [HSL_STATE_CLOSED] = { "closed", N_ ("Closed") },
  [HSL_STATE_ARCHIVED] = { "archived", N_ ("Archived") },
};

/**
 * hsl_state_get_code:
 *
 * Returns: (transfer none): the word for the state in files and in the store
 */
const char *
hsl_state_get_code (HslState state)
{
  g_return_val_if_fail (state < HSL_N_STATES, NULL);

  return states[state].code;
}

/**
 * hsl_state_get_label:
 *
 * Returns: (transfer none): the translated name of the state
 */
const char *
hsl_state_get_label (HslState state)
{
  g_return_val_if_fail (state < HSL_N_STATES, NULL);

  return _ (states[state].label);
}

/**
 * hsl_state_from_code:
 * @code: (nullable): a word
 * @out_state: (out): the state
 *
 * Returns: whether there is such a state
 */
gboolean
hsl_state_from_code (const char *code,
                     HslState   *out_state)
{
  for (guint i = 0; code != NULL && i < HSL_N_STATES; i++)
    if (g_str_equal (states[i].code, code))
      {
        *out_state = (HslState) i;
        return TRUE;
      }
  return FALSE;
}

/**
 * hsl_case_get_state:
 *
 * Returns: the state as hsl_case_derive() last found it
 */
HslState
hsl_case_get_state (const HslCase *self)
{
  HslState state = HSL_STATE_CLUE;

  hsl_state_from_code (self->state, &state);
  return state;
}

/**
 * hsl_case_is_police:
 *
 * Returns: whether the case is a police mediation 治安调解 (公安机关办理行政案件程序规定 178-186)
 */
gboolean
hsl_case_is_police (const HslCase *self)
{
  return g_strcmp0 (self->track, "police") == 0;
}
