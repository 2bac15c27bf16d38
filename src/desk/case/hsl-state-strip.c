/* hsl-state-strip.c: how far a case has come, at a glance
 *
 * Six steps; each says by its icon and its spoken name, not by colour alone, whether it is done, is
 * being done, lies ahead or will not come.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-state-strip"

#include "hsl-state-strip.h"

#include <glib/gi18n-lib.h>

typedef enum
{
  STEP_ACCEPTANCE,
  STEP_MEDIATION,
  STEP_AGREEMENT,
  STEP_PERFORMANCE,
  STEP_CLOSING,
  STEP_ARCHIVE,
  N_STEPS
} Step;

typedef enum
{
  STEP_AHEAD,
  STEP_NOW,
  STEP_DONE,
  STEP_LEFT_OUT,
} StepState;

struct _HslStateStrip
{
  GtkWidget parent_instance;

  /* Owned by the widget tree */
  GtkWidget *steps[N_STEPS];
  GtkWidget *icons[N_STEPS];
};

G_DEFINE_FINAL_TYPE (HslStateStrip, hsl_state_strip, GTK_TYPE_WIDGET)

static const char *const step_labels[N_STEPS] = {
  [STEP_ACCEPTANCE] = N_ ("Acceptance"),
  [STEP_MEDIATION] = N_ ("Mediation"),
  [STEP_AGREEMENT] = N_ ("Agreement"),
  [STEP_PERFORMANCE] = N_ ("Performance"),
  [STEP_CLOSING] = N_ ("Closing"),
  [STEP_ARCHIVE] = N_ ("Archiving"),
};

static const struct
{
  const char *icon;
  const char *css_class;
  const char *spoken;
} looks[] = {
  [STEP_AHEAD] = { "radio-symbolic", "hsl-step-ahead", N_ ("not yet") },
  [STEP_NOW] = { "media-record-symbolic", "hsl-step-now", N_ ("now") },
  [STEP_DONE] = { "object-select-symbolic", "hsl-step-done", N_ ("done") },
  [STEP_LEFT_OUT] = { "list-remove-symbolic", "hsl-step-left-out", N_ ("left out") },
};

/* The step a case is in. */
static Step
find_step (HslState state)
{
  switch (state)
    {
    case HSL_STATE_CLUE:
    case HSL_STATE_DECLINED:
      return STEP_ACCEPTANCE;
    case HSL_STATE_ACCEPTED:
    case HSL_STATE_MEDIATING:
      return STEP_MEDIATION;
    case HSL_STATE_AGREED:
      return STEP_AGREEMENT;
    case HSL_STATE_PERFORMING:
      return STEP_PERFORMANCE;
    case HSL_STATE_PERFORMED:
    case HSL_STATE_ENDED:
    case HSL_STATE_TRANSFERRED:
      return STEP_CLOSING;
    case HSL_STATE_CLOSED:
    case HSL_STATE_ARCHIVED:
    case HSL_N_STATES:
    default:
      return STEP_ARCHIVE;
    }
}

static gboolean
was_left_out (const HslCase *shown,
              Step           step)
{
  gboolean agreed = hsl_case_find_live_agreement (shown) != NULL;

  if (step == STEP_AGREEMENT || step == STEP_PERFORMANCE)
    return !agreed;
  return step == STEP_MEDIATION && shown->sessions->len == 0 && !agreed;
}

static StepState
find_step_state (const HslCase *shown,
                 Step           step)
{
  HslState state = hsl_case_get_state (shown);
  Step     now = find_step (state);

  if (state == HSL_STATE_ARCHIVED && step == STEP_ARCHIVE)
    return STEP_DONE;
  if (step == now)
    return STEP_NOW;
  if (step > now)
    return STEP_AHEAD;
  return was_left_out (shown, step) ? STEP_LEFT_OUT : STEP_DONE;
}

static void
show_step (HslStateStrip *self,
           Step           step,
           StepState      state)
{
  g_autofree char *spoken = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    gtk_widget_remove_css_class (self->steps[step], looks[i].css_class);
  gtk_widget_add_css_class (self->steps[step], looks[state].css_class);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icons[step]), looks[state].icon);

  /* Translators: a step of the case, and how it stands: "Mediation: done" */
  spoken = g_strdup_printf (_ ("%s: %s"), _ (step_labels[step]), _ (looks[state].spoken));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->steps[step]), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
}

/**
 * hsl_state_strip_set_case:
 * @shown: a derived case; not kept
 */
void
hsl_state_strip_set_case (HslStateStrip *self,
                          const HslCase *shown)
{
  g_return_if_fail (HSL_IS_STATE_STRIP (self));
  g_return_if_fail (shown != NULL);

  for (guint i = 0; i < N_STEPS; i++)
    show_step (self, (Step) i, find_step_state (shown, (Step) i));
}

static void
hsl_state_strip_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (hsl_state_strip_parent_class)->dispose (object);
}

static void
hsl_state_strip_class_init (HslStateStripClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hsl_state_strip_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "statestrip");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
}

static void
hsl_state_strip_init (HslStateStrip *self)
{
  gtk_box_layout_set_homogeneous (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))), TRUE);
  for (guint i = 0; i < N_STEPS; i++)
    {
      self->steps[i] = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_LIST_ITEM,
                                     "spacing", 6, "halign", GTK_ALIGN_CENTER, NULL);
      self->icons[i] = gtk_image_new ();
      gtk_box_append (GTK_BOX (self->steps[i]), self->icons[i]);
      gtk_box_append (GTK_BOX (self->steps[i]), gtk_label_new (_ (step_labels[i])));
      gtk_widget_set_parent (self->steps[i], GTK_WIDGET (self));
    }
}
