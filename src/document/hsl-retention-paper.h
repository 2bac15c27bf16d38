/* hsl-retention-paper.h: the appraisal report and the register of what was destroyed, as data of their forms
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-retention.h"

G_BEGIN_DECLS

#define HSL_APPRAISAL_REPORT_FORM     "appraisal-report"
#define HSL_DESTRUCTION_REGISTER_FORM "destruction-register"

GVariant *hsl_appraisal_report_new (GPtrArray *rows, HslDay on, const HslContext *context);
GVariant *hsl_destruction_register_new (GPtrArray *entries, const HslContext *context);

G_END_DECLS
