import { boolean, extensions, group, integer, only, text, texts, timestamp, vocabulary } from './property.js';

/** STIX 2.1 section 6.16. */
export const USER_ACCOUNT = {
  contributing: ['account_type', 'user_id', 'account_login'],
  properties: {
    user_id: text,
    credential: only('2.1', text),
    account_login: text,
    account_type: vocabulary(
      'facebook',
      'ldap',
      'nis',
      'openid',
      'radius',
      'skype',
      'tacacs',
      'twitter',
      'unix',
      'windows-local',
      'windows-domain',
    ),
    display_name: text,
    is_service_account: boolean,
    is_privileged: boolean,
    can_escalate_privs: boolean,
    is_disabled: boolean,
    account_created: timestamp,
    account_expires: timestamp,
    credential_last_changed: only('2.1', timestamp),
    password_last_changed: only('2.0', timestamp),
    account_first_login: timestamp,
    account_last_login: timestamp,
    extensions: extensions({
      'unix-account-ext': group({ gid: integer, groups: texts, home_dir: text, shell: text }),
    }),
  },
} as const;
