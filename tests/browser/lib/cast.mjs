// The demo cast. Nils comes first among the applicants so that the application pages are checked in nynorsk.
export const cast = [
  'nils.planlegger',
  'kari.planlegger',
  'per.leder',
  'siri.planlegger',
  'olav.saksbehandler',
  'ida.saksbehandler',
  'anne.godkjenner',
  'turid.okonomi',
  'lars.les',
  'berit.saksbehandler',
  'eva.revisor',
  'mona.departement',
  'admin.system',
];
export const anonymous = 'uten innlogging';
export const password = 'opptrapping-demo';
