/**
 * The toolkit tries out a style element while it loads, and takes the nonce for it from here; so
 * this is imported before the toolkit.
 */
const meta = document.createElement('meta');
meta.setAttribute('property', 'csp-nonce');
meta.setAttribute('content', document.currentScript?.nonce ?? '');
document.head.append(meta);

export {};
