/* fuzz-template.c: a form template, read and filled in with the case of the tests
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fuzz.h"

#include "hsl-expand.h"
#include "support.h"

static GVariant *filled;

int
LLVMFuzzerInitialize (int    *argc,
                      char ***argv)
{
  g_autoptr (HslForms) forms = hsl_forms_new (NULL);

  fuzz_begin ();
  filled = support_load_case_data ("market");
  return 0;
}

static void
expand (HslTemplate *form,
        GVariant    *data)
{
  HslFilterContext       context = { .code_name = support_name_code };
  g_autoptr (GError)     error = NULL;
  g_autoptr (HslContent) content = hsl_expand (form, data, &context, NULL, &error);

  g_assert_true ((content == NULL) == (error != NULL));
  if (error != NULL)
    g_assert_true (g_utf8_validate (error->message, -1, NULL));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (GError)      error = NULL;
  g_autoptr (HslTemplate) form = hsl_template_new ((const char *) data, (gssize) size, "fuzz.xml", &error);

  g_assert_true ((form == NULL) == (error != NULL));
  if (form == NULL)
    return 0;
  expand (form, filled);
  if (hsl_template_can_be_blank (form))
    expand (form, NULL);
  return 0;
}
