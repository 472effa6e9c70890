/** How a client proves who it is. The secrets are the texts themselves: where they come from is for the command line to say. */
export type Authentication =
  | { readonly kind: 'none' }
  | { readonly kind: 'basic'; readonly user: string; readonly password: string }
  | { readonly kind: 'bearer'; readonly token: string }
  | { readonly kind: 'api-key'; readonly header: string; readonly key: string };

/** What TLS is given besides the authorities that Node trusts: PEM texts. */
export interface TlsOptions {
  /** Authorities to trust instead of those. */
  readonly ca?: string;
  /** The certificate and key that the client shows (mutual TLS). */
  readonly certificate?: string;
  readonly key?: string;
}

/** A server as its user configured it. */
export interface TaxiiServer {
  /** Of the discovery resource, or of an API root. Without user or password. */
  readonly url: string;
  readonly authentication?: Authentication;
  readonly tls?: TlsOptions;
  /** The URL of an HTTP proxy; user and password in it are for the proxy. */
  readonly proxy?: string;
  /** `auto` asks in 2.1 and takes 2.0 where the server speaks that. */
  readonly version?: TaxiiVersion | 'auto';
}

export type TaxiiVersion = '2.0' | '2.1';

/** The headers that prove who the client is, in lower case. */
export function credentialHeaders(authentication: Authentication = { kind: 'none' }): Readonly<Record<string, string>> {
  switch (authentication.kind) {
    case 'none':
      return {};
    case 'basic': {
      const { user, password } = authentication;
      return { authorization: `Basic ${Buffer.from(`${user}:${password}`, 'utf8').toString('base64')}` };
    }
    case 'bearer':
      return { authorization: `Bearer ${authentication.token}` };
    case 'api-key':
      return { [authentication.header.toLowerCase()]: authentication.key };
  }
}
