/* hsl-role-row.c: one role: which cases it sees, and what else it may do
 *
 * What cannot be given to a role, or taken from it, is there to be read and does not move.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-role-row"

#include "hsl-role-row.h"

#include "hsl-account-words.h"

#include <glib/gi18n-lib.h>

/* In the order of what is at stake. */
static const struct
{
  HslPermits  permit;
  gboolean    of_cases; /* of no use to who has no key to them */
  const char *title;
} permits[] = {
  { HSL_PERMIT_REGISTER, TRUE, N_ ("Registers new cases") },
  { HSL_PERMIT_PRINT, TRUE, N_ ("Prints papers and saves them as PDF") },
  { HSL_PERMIT_REVEAL, TRUE, N_ ("Shows hidden numbers and addresses, giving a reason") },
  { HSL_PERMIT_HINT, TRUE, N_ ("Learns of an earlier case of others whom to ask") },
  { HSL_PERMIT_EXPORT, TRUE, N_ ("Exports lists and ledgers") },
  { HSL_PERMIT_BACKUP, FALSE, N_ ("Makes backups") },
  { HSL_PERMIT_RESTORE, FALSE, N_ ("Restores backups") },
  { HSL_PERMIT_VERIFY, FALSE, N_ ("Verifies the records") },
  { HSL_PERMIT_CHAIN, FALSE, N_ ("Reads who did what") },
  { HSL_PERMIT_ACCOUNTS, FALSE, N_ ("Makes and ends accounts, sets what roles may do") },
  { HSL_PERMIT_ADMIT, TRUE, N_ ("Admits accounts, changes the keys") },
  { HSL_PERMIT_DESTROY, TRUE, N_ ("Destroys what has expired") },
};

/* In the order of HslCaseScope. */
static const char *const scopes[] = {
  N_ ("no cases"),
  N_ ("cases it is invited to"),
  N_ ("own cases and those of the own grids"),
  N_ ("all cases"),
};

struct _HslRoleRow
{
  AdwExpanderRow parent_instance;

  /* Owned */
  HslRightRules *first; /* those of the program */

  /* Borrowed */
  AdwComboRow *scope;
  GtkSwitch   *switches[G_N_ELEMENTS (permits)];

  HslRights role;
};

G_DEFINE_FINAL_TYPE (HslRoleRow, hsl_role_row, ADW_TYPE_EXPANDER_ROW)

static HslPermits
get_permits (HslRoleRow *self)
{
  HslPermits given = 0;

  for (guint i = 0; i < G_N_ELEMENTS (permits); i++)
    if (self->switches[i] != NULL && gtk_switch_get_active (self->switches[i]))
      given |= permits[i].permit;
  return given;
}

/* What the row says without being opened. */
static void
show_summary (HslRoleRow *self)
{
  HslCaseScope     scope = (HslCaseScope) adw_combo_row_get_selected (self->scope);
  const char      *cases;
  gboolean         changed;
  g_autofree char *text = NULL;

  if (scope >= G_N_ELEMENTS (scopes))
    return;
  cases = g_dgettext (GETTEXT_PACKAGE, scopes[scope]);
  changed = hsl_right_rules_get_scope (self->first, self->role) != scope ||
            hsl_right_rules_get_permits (self->first, self->role) != get_permits (self);
  /* Translators: which cases a role sees */
  text = changed ? g_strdup_printf (_ ("Sees %s · not as delivered"), cases)
                 : g_strdup_printf (_ ("Sees %s"), cases);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), text);
}

static void
hsl_role_row_finalize (GObject *object)
{
  g_clear_pointer (&HSL_ROLE_ROW (object)->first, hsl_right_rules_free);
  G_OBJECT_CLASS (hsl_role_row_parent_class)->finalize (object);
}

static void
hsl_role_row_class_init (HslRoleRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hsl_role_row_finalize;
}

static void
hsl_role_row_init (HslRoleRow *self)
{
}

static void
add_scope (HslRoleRow *self,
           gboolean    may_edit)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (scopes); i++)
    gtk_string_list_append (names, g_dgettext (GETTEXT_PACKAGE, scopes[i]));
  self->scope = ADW_COMBO_ROW (adw_combo_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->scope), _ ("Cases it sees"));
  adw_combo_row_set_model (self->scope, G_LIST_MODEL (names));
  gtk_widget_set_sensitive (GTK_WIDGET (self->scope), may_edit && self->role != HSL_RIGHT_ADMINISTER);
  if (self->role == HSL_RIGHT_ADMINISTER)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (self->scope), _ ("It holds no key to the cases"));
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), GTK_WIDGET (self->scope));
  g_signal_connect_object (self->scope, "notify::selected", G_CALLBACK (show_summary), self,
                           G_CONNECT_SWAPPED);
}

static void
add_permit (HslRoleRow *self,
            guint       index,
            gboolean    may_edit)
{
  const char *title = g_dgettext (GETTEXT_PACKAGE, permits[index].title);
  GtkWidget  *row = adw_action_row_new ();
  GtkWidget  *toggle = gtk_switch_new ();
  gboolean    needed = (hsl_right_rules_get_needed (self->role) & permits[index].permit) != 0;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (needed)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ ("Nobody else could"));
  gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (toggle, may_edit && !needed);
  gtk_accessible_update_property (GTK_ACCESSIBLE (toggle), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), toggle);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), toggle);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
  self->switches[index] = GTK_SWITCH (toggle);
  g_signal_connect_object (toggle, "notify::active", G_CALLBACK (show_summary), self, G_CONNECT_SWAPPED);
}

/**
 * hsl_role_row_new:
 * @role: index of a role, see hsl_account_words_get_role()
 * @first: what the program came with
 */
GtkWidget *
hsl_role_row_new (guint                role,
                  const HslRightRules *first,
                  gboolean             may_edit)
{
  HslRoleRow *self = g_object_new (HSL_TYPE_ROLE_ROW, NULL);

  self->role = hsl_account_words_get_role (role);
  self->first = hsl_right_rules_copy (first);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), hsl_account_words_role (role));
  add_scope (self, may_edit);
  for (guint i = 0; i < G_N_ELEMENTS (permits); i++)
    if (self->role != HSL_RIGHT_ADMINISTER || !permits[i].of_cases)
      add_permit (self, i, may_edit);
  hsl_role_row_show (self, first);
  return GTK_WIDGET (self);
}

/**
 * hsl_role_row_show:
 *
 * Shows what @rules say of the role.
 */
void
hsl_role_row_show (HslRoleRow          *self,
                   const HslRightRules *rules)
{
  HslPermits given;

  g_return_if_fail (HSL_IS_ROLE_ROW (self) && rules != NULL);

  given = hsl_right_rules_get_permits (rules, self->role);
  adw_combo_row_set_selected (self->scope, hsl_right_rules_get_scope (rules, self->role));
  for (guint i = 0; i < G_N_ELEMENTS (permits); i++)
    if (self->switches[i] != NULL)
      gtk_switch_set_active (self->switches[i], (given & permits[i].permit) != 0);
  show_summary (self);
}

/**
 * hsl_role_row_put_into:
 *
 * Puts into @rules what was chosen for the role.
 */
void
hsl_role_row_put_into (HslRoleRow    *self,
                       HslRightRules *rules)
{
  g_return_if_fail (HSL_IS_ROLE_ROW (self) && rules != NULL);

  hsl_right_rules_set_role (rules, self->role, (HslCaseScope) adw_combo_row_get_selected (self->scope),
                            get_permits (self));
}
