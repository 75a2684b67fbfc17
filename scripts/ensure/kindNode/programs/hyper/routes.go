package main

import (
	"context"
	"fmt"
	"net"
	"os"
	"os/exec"
	"syscall"

	"github.com/vishvananda/netlink"
	v1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/labels"
	"k8s.io/client-go/informers"
	"k8s.io/client-go/kubernetes"
)

// protocol marks the routes made here, so that no other is ever removed.
const protocol netlink.RouteProtocol = 77

// routes leads to the Pods of every other node by way of that node's address,
// and lets Pods speak to the world outside POD_SUBNET under the node's own.
func routes(ctx context.Context, client kubernetes.Interface, self string) error {
	subnet := os.Getenv("POD_SUBNET")
	if _, _, err := net.ParseCIDR(subnet); err != nil {
		return fmt.Errorf("POD_SUBNET: %w", err)
	}
	factory := informers.NewSharedInformerFactory(client, 0)
	nodes := factory.Core().V1().Nodes()
	return onChange(ctx, factory, func() error {
		if err := masquerade(subnet); err != nil {
			return err
		}
		all, err := nodes.Lister().List(labels.Everything())
		if err != nil {
			return err
		}
		return setRoutes(wanted(all, self))
	}, nodes.Informer())
}

func masquerade(subnet string) error {
	rule := []string{"POSTROUTING", "-s", subnet, "!", "-d", subnet, "-j", "MASQUERADE"}
	if exec.Command("iptables", append([]string{"-w", "-t", "nat", "-C"}, rule...)...).Run() == nil {
		return nil
	}
	out, err := exec.Command("iptables", append([]string{"-w", "-t", "nat", "-A"}, rule...)...).CombinedOutput()
	if err != nil {
		return fmt.Errorf("iptables: %w: %s", err, out)
	}
	return nil
}

// wanted gives the gateway of each other node's Pods, by their CIDR.
func wanted(nodes []*v1.Node, self string) map[string]net.IP {
	gateways := map[string]net.IP{}
	for _, node := range nodes {
		if node.Name == self || node.Spec.PodCIDR == "" {
			continue
		}
		for _, address := range node.Status.Addresses {
			ip := net.ParseIP(address.Address)
			if address.Type == v1.NodeInternalIP && ip != nil && ip.To4() != nil {
				gateways[node.Spec.PodCIDR] = ip
			}
		}
	}
	return gateways
}

func setRoutes(gateways map[string]net.IP) error {
	filter := &netlink.Route{Protocol: protocol}
	there, err := netlink.RouteListFiltered(netlink.FAMILY_V4, filter, netlink.RT_FILTER_PROTOCOL)
	if err != nil {
		return err
	}
	for _, route := range there {
		if route.Dst != nil && gateways[route.Dst.String()] == nil {
			if err := netlink.RouteDel(&route); err != nil && err != syscall.ESRCH {
				return err
			}
		}
	}
	for cidr, gateway := range gateways {
		_, dst, err := net.ParseCIDR(cidr)
		if err != nil {
			return err
		}
		if err := netlink.RouteReplace(&netlink.Route{Dst: dst, Gw: gateway, Protocol: protocol}); err != nil {
			return fmt.Errorf("route to %s by %s: %w", cidr, gateway, err)
		}
	}
	return nil
}
